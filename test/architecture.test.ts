import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { vendorIds } from '../src/vendors/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts') && statSync(path).isFile());
const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import, static and lazy, as paths below `src`; packages and Node modules by their names. */
const imports: Import[] = filesIn(source).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map(([, name = '']) => ({
    from: relative(source, file),
    to: name.startsWith('.') ? relative(source, resolve(dirname(file), name)) : name,
  })),
);
const of = (folder: string) => imports.filter(({ from }) => from.startsWith(`${folder}/`));

describe('one direction of imports', () => {
  test('there are imports to look at', () => expect(imports.length).toBeGreaterThan(50));

  test('core imports nothing outside itself: no zod, no Node module, no vendor', () => {
    expect(of('core').filter(({ to }) => !to.startsWith('core/'))).toEqual([]);
  });

  test('a vendor imports core, zod and the kit, and never another vendor', () => {
    const strays = vendorIds.flatMap((id) =>
      of(`vendors/${id}`).filter(
        ({ to }) => !(to.startsWith('core/') || to.startsWith(`vendors/${id}/`) || to === 'zod' || to === 'vendors/loose.ts'),
      ),
    );
    expect(strays).toEqual([]);
  });

  test('only explain and the command line load sentences, and vendors only lazily', () => {
    const eager = filesIn(join(source, 'vendors')).filter(
      (file) => /^import(?! type)[^;]*texts\.ts'/m.test(readFileSync(file, 'utf8')) && !file.endsWith('simulation.ts'),
    );
    expect(eager).toEqual([]);
  });

  test('nothing but the command line imports the command line, and it names no vendor', () => {
    expect(imports.filter(({ from, to }) => to.startsWith('cli/') && !from.startsWith('cli/'))).toEqual([]);
    expect(of('cli').filter(({ to }) => /^vendors\/[a-z-]+\//.test(to))).toEqual([]);
  });

  const within = (folder: string, allowed: RegExp) =>
    of(folder).filter(({ to }) => !to.startsWith(`${folder}/`) && !to.startsWith('core/') && !allowed.test(to));

  test('a client imports core, vendors and Node, and of axios only its types', () => {
    const strays = within('clients', /^(?:vendors\/index\.ts|parse\.ts|node:[\w/]+|axios)$/);
    // A client that speaks to Apple alone loads no other vendor.
    expect(strays.filter(({ from, to }) => !(from.startsWith('clients/http2/') && to === 'vendors/apns/index.ts'))).toEqual([]);
    const atRunTime = filesIn(join(source, 'clients')).filter((file) =>
      /^import (?!type )[^;]*from 'axios'/m.test(readFileSync(file, 'utf8')),
    );
    expect(atRunTime).toEqual([]);
  });

  test('the simulator imports core, vendors, Node and a maker of certificates, and only the command line imports it', () => {
    expect(within('testing', /^(?:vendors\/index\.ts|parse\.ts|node:[\w/]+|selfsigned)$/)).toEqual([]);
    expect(imports.filter(({ from, to }) => to.startsWith('testing/') && !/^(?:testing|cli)\//.test(from))).toEqual([]);
  });

  test('what reads replies knows nothing of clients and effects', () => {
    const reading = imports.filter(({ from }) => /^(?:core|vendors|explain)\//.test(from) || from === 'parse.ts');
    expect(reading.filter(({ to }) => /^(?:clients|effects|testing|cli)\//.test(to))).toEqual([]);
  });

  test('an effect imports no client but the marks that clients leave, and nothing that explains or shows', () => {
    expect(
      of('effects').filter(({ to }) => /^(?:clients\/(?!marks\.ts)|explain\/|report\/|playground\/|testing\/|cli\/|axios$)/.test(to)),
    ).toEqual([]);
  });

  test('only what observes for OpenTelemetry imports it, and nothing imports that', () => {
    const strays = imports.filter(({ from, to }) => to.startsWith('@opentelemetry/') && !from.startsWith('effects/otel/'));
    expect(strays).toEqual([]);
    expect(imports.filter(({ from, to }) => to.startsWith('effects/otel/') && !from.startsWith('effects/otel/'))).toEqual([]);
  });

  test('zod is imported as a namespace, or bundles would carry all of it', () => {
    const named = filesIn(source).filter((file) => /import\s+(?!\* as z |type )[^;]*from 'zod'/.test(readFileSync(file, 'utf8')));
    expect(named).toEqual([]);
  });
});

describe('core is pure', () => {
  test.each(filesIn(join(source, 'core')).map((file) => relative(root, file)))('%s has no clock, no chance, no timer', (file) => {
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(
      /Date\.now|Math\.random|new Date\(\)|setTimeout|setInterval|performance\.now|node:/,
    );
  });
});

describe('a vendor is a folder, its fixtures and one line', () => {
  test('the folders of vendors, the registry and the folders of fixtures are the same', () => {
    expect(foldersIn(join(source, 'vendors'))).toEqual([...vendorIds].sort());
    expect(foldersIn(join(root, 'fixtures'))).toEqual([...vendorIds].sort());
  });

  test('the registry is one export line a vendor and nothing else', () => {
    const lines = readFileSync(join(source, 'vendors/registry.ts'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(vendorIds.length);
    for (const line of lines) expect(line).toMatch(/^export \* as (?:\w+|'[a-z-]+') from '\.\/([a-z-]+)\/index\.ts';$/);
  });

  test.each([...vendorIds])('%s has the same files as every other', (id) => {
    for (const file of ['codes.ts', 'index.ts', 'read.ts', 'schema.ts', 'simulation.ts', 'texts.ts'])
      expect(existsSync(join(source, 'vendors', id, file)), file).toBe(true);
  });

  test('shared code never names a vendor, save the list of what is there in its documentation', () => {
    const shared = [...filesIn(join(source, 'core')), ...filesIn(join(source, 'explain'))];
    const named = shared.filter((file) => /'(?:fcm|apns|huawei|honor|xiaomi|oppo|vivo|meizu|tencent-im)'/.test(readFileSync(file, 'utf8')));
    expect(named).toEqual([]);
  });
});

describe('small', () => {
  const sizes = filesIn(source)
    .filter((file) => !/(?:codes|texts|cause-texts|simulation)\.ts$/.test(file))
    .map((file) => readFileSync(file, 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b);

  test('the median file has about 40 lines, and none but tables above 260', () => {
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(50);
    expect(sizes.at(-1)).toBeLessThanOrEqual(260);
  });
});
