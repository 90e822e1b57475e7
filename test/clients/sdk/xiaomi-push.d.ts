declare module 'xiaomi-push' {
  namespace MiPush {
    class Message {
      title(text: string): this;
      description(text: string): this;
      passThrough(value: 0 | 1): this;
      notifyId(id: number): this;
    }
    class Notification {
      constructor(options: { production?: boolean; appSecret: string; timeout?: number });
      readonly apis: Record<string, string>;
      sendToRegid(regids: readonly string[], message: Message): Promise<unknown>;
    }
  }
  export default MiPush;
}
