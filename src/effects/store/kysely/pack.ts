import type { HeldRecord, ReplyNote } from '../../prune/held.ts';

type Packed = readonly [token: string, reply: number, rest: Omit<HeldRecord, 'token' | 'reply'>];

/** A batch as text. All tokens of an outcome share its reply, so each reply stands once. */
export function packed(entries: readonly HeldRecord[]): string {
  const replies = new Map<ReplyNote, number>();
  const rows = entries.map(({ token, reply, ...rest }): Packed => {
    const index = replies.get(reply) ?? replies.size;
    replies.set(reply, index);
    return [token, index, rest];
  });
  return JSON.stringify({ replies: [...replies.keys()], rows });
}

export function unpacked(text: string): readonly HeldRecord[] {
  const { replies, rows } = JSON.parse(text) as { readonly replies: readonly ReplyNote[]; readonly rows: readonly Packed[] };
  return rows.map(([token, index, rest]) => ({ ...rest, token, reply: replies[index] as ReplyNote }));
}
