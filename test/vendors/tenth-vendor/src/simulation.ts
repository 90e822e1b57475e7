import type { Simulation } from '../../core/simulation.ts';

export const replyFor: Simulation['replyFor'] = (_, code) => ({ status: 200, body: JSON.stringify({ verdict: code, ticket: 'm1' }) });

export const notOnTheWire: Simulation['notOnTheWire'] = {};
