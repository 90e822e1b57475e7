export { apns } from './apns/index.ts';
export { fcm } from './fcm/index.ts';
export { honor } from './honor/index.ts';
export { huawei } from './huawei/index.ts';
export { meizu } from './meizu/index.ts';
export { oppo } from './oppo/index.ts';
export { tencentIm as 'tencent-im' } from './tencent-im/index.ts';
export { vivo } from './vivo/index.ts';
export { xiaomi } from './xiaomi/index.ts';
