import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Heap } from '../../../src/effects/gate/heap.ts';
import { Queue } from '../../../src/effects/gate/queue.ts';
import type { Waiter } from '../../../src/effects/gate/waiter.ts';

type Short = Partial<Pick<Waiter, 'app' | 'priority' | 'deadlineAtMs' | 'weight'>> & { readonly isRetry?: boolean };

let order = 0;
const waiter = ({ isRetry = false, ...more }: Short = {}): Waiter => {
  order += 1;
  const usual = { app: 'a', priority: 0, deadlineAtMs: Infinity, weight: 1 };
  return { ...usual, ...more, order, leave: { isRetry }, place: -1 } as Waiter;
};

const queueOf = (waiters: readonly Waiter[]): Queue => {
  const queue = new Queue();
  for (const each of waiters) queue.push(each);
  return queue;
};

function leaving(queue: Queue): Waiter[] {
  const left: Waiter[] = [];
  for (let first = queue.first(); first; first = queue.first()) {
    queue.leave(first);
    left.push(first);
  }
  return left;
}

test('a heap gives the least first, whatever was taken out of its middle', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.boolean()), { maxLength: 60, size: 'max' }), (numbers) => {
      const heap = new Heap<{ place: number; value: number }>((a, b) => a.value < b.value);
      const items = numbers.map(([value, stays]) => ({ place: -1, value, stays }));
      for (const item of items) heap.push(item);
      for (const item of items) if (!item.stays) heap.remove(item);
      const sorted: number[] = [];
      for (let { first } = heap; first; { first } = heap) {
        sorted.push(first.value);
        heap.remove(first);
      }
      const left = items.filter(({ stays }) => stays).map(({ value }) => value);
      expect(sorted).toEqual(left.sort((a, b) => a - b));
      expect([heap.size, heap.first, heap.values()]).toEqual([0, undefined, []]);
    }),
  ));

test('of those who wait, whoever came and gave up: first, most urgent, best probe, and how many they are', () => {
  const short = fc.record({
    app: fc.constantFrom('a', 'b', 'c'),
    priority: fc.integer({ min: -1, max: 1 }),
    deadlineAtMs: fc.constantFrom(1, 2, 3, Infinity),
    weight: fc.integer({ min: 1, max: 500 }),
    isRetry: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(short, fc.boolean()), { maxLength: 40, size: 'max' }), (list) => {
      const waiters = list.map(([more]) => waiter(more));
      const queue = queueOf(waiters);
      const still = waiters.filter((_each, index) => list[index]?.[1]);
      for (const each of waiters) if (!still.includes(each)) queue.remove(each);
      const top = Math.max(...still.map(({ priority }) => priority));
      const highest = still.filter(({ priority }) => priority === top);
      const first = queue.first();
      const ofItsApp = highest.filter(({ app }) => app === first?.app);
      expect(first).toBe([1, 2, 3, Infinity].flatMap((deadline) => ofItsApp.filter((each) => each.deadlineAtMs === deadline))[0]);
      expect(queue.mostUrgent()?.deadlineAtMs ?? Infinity).toBe(Math.min(...still.map(({ deadlineAtMs }) => deadlineAtMs)));
      expect(queue.firstForProbe()).toBe(highest.find(({ leave }) => !leave.isRetry) ?? highest[0]);
      expect([queue.size, queue.held]).toEqual([still.length, still.reduce((sum, { weight }) => sum + weight, 0)]);
      expect(new Set(queue.all())).toEqual(new Set(still));
      expect(new Set(leaving(queue))).toEqual(new Set(still));
      expect([queue.size, queue.held, queue.all(), queue.mostUrgent(), queue.firstForProbe()]).toEqual([0, 0, [], undefined, undefined]);
    }),
  );
});

describe('apps take turns', () => {
  test('one after the other, in each priority', () => {
    const [a1, a2, b1, c1, b2] = [waiter(), waiter(), waiter({ app: 'b' }), waiter({ app: 'c' }), waiter({ app: 'b' })];
    const [low, high] = [waiter({ priority: -1 }), waiter({ app: 'c', priority: 1 })];
    expect(leaving(queueOf([low, a1, a2, b1, c1, b2, high]))).toEqual([high, a1, b1, c1, a2, b2, low]);
  });

  test('whoever gives up costs its app no turn, and whoever is let through does', () => {
    const [a1, a2, b1, b2] = [waiter(), waiter(), waiter({ app: 'b' }), waiter({ app: 'b' })];
    const queue = queueOf([a1, a2, b1, b2]);
    queue.remove(a1);
    expect(queue.first()).toBe(a2);
    const other = queueOf([a1, a2, b1, b2]);
    other.leave(a2);
    expect(other.first()).toBe(b1);
  });

  test('of their own priority', () => {
    const [high, a1, a2, b1] = [waiter({ app: 'c', priority: 1 }), waiter(), waiter(), waiter({ app: 'b' })];
    const queue = queueOf([high, a1, a2, b1]);
    queue.leave(a1);
    expect(leaving(queue)).toEqual([high, b1, a2]);
  });

  test('an app whose last one left stands at the end when it comes back', () => {
    const [a1, b1, b2, a2] = [waiter(), waiter({ app: 'b' }), waiter({ app: 'b' }), waiter()];
    const queue = queueOf([a1, b1, b2]);
    queue.leave(a1);
    queue.push(a2);
    expect(leaving(queue)).toEqual([b1, a2, b2]);
  });
});
