import type { Gate } from '../src/effects/gate/index.ts';

export function openGate(): Gate;
