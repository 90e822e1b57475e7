import type { Texts } from '../../core/texts.ts';

const source = 'push.example/docs/codes';

export const texts: Texts = {
  send: {
    ok: { confidence: 'official', en: 'taken', zh: '已受理', source },
    unknown_device: { confidence: 'official', en: 'the device is not known', zh: '设备未注册', source },
    slow_down: { confidence: 'official', en: 'too many calls', zh: '请求过快', source },
    no_quota: { confidence: 'official', en: 'the day has no quota left', zh: '当日配额用尽', source },
  },
};
