export const frameType = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6, goaway: 7, windowUpdate: 8 } as const;
export const errorCode = { no: 0, protocol: 1, internal: 2, refusedStream: 7, cancel: 8, enhanceYourCalm: 11 } as const;

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly id: number;
  readonly payload: Buffer;
}

export function frame(type: number, flags: number, id: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, payload]);
}

export function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value >>> 0, index * 4);
  });
  return bytes;
}

/** HPACK without compression: every field a literal that no table keeps. */
export function fields(list: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    Object.entries(list).flatMap(([name, value]) => [
      Buffer.from([0, name.length]),
      Buffer.from(name),
      Buffer.from([value.length]),
      Buffer.from(value),
    ]),
  );
}

/** Takes whole frames off the front of what has come; says what is left. */
export function takeFrames(bytes: Buffer, take: (frame: Frame) => void): Buffer {
  let rest = bytes;
  while (rest.length >= 9) {
    const length = rest.readUIntBE(0, 3);
    if (rest.length < 9 + length) break;
    const frame = {
      type: rest.readUInt8(3),
      flags: rest.readUInt8(4),
      id: rest.readUInt32BE(5) & 0x7fffffff,
      payload: rest.subarray(9, 9 + length),
    };
    rest = rest.subarray(9 + length);
    take(frame);
  }
  return rest;
}
