import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';

/** Names of targets, and whether each could be read. */
export interface Names {
  readonly names: string[];
  readonly legible: boolean;
}

/** Hot: a list of clean texts is handed on as it is. */
export function namesIn(list: unknown[], reply: Reply, request: Request): Names {
  for (let place = 0; place < list.length; place += 1) if (!isBare(list[place])) return cleaned(list, reply, request);
  return { names: list as string[], legible: true };
}

function isBare(item: unknown): boolean {
  return typeof item === 'string' && item.charCodeAt(0) > 32 && item.charCodeAt(item.length - 1) > 32;
}

/** Matching without the blanks is safe, since names that were not sent are dropped. */
function cleaned(list: readonly unknown[], reply: Reply, { targets }: Request): Names {
  const names: string[] = [];
  let legible = true;
  for (const item of list) {
    const id = reply.id(item) ?? '';
    const bare = id.trim();
    if (bare === '') {
      legible = false;
      continue;
    }
    names.push(bare);
    if (id !== bare && targets.length > 0) names.push(id);
  }
  return { names, legible };
}
