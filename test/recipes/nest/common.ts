/** Of @nestjs/common what the recipe takes, as far as it is documented. */
export interface OnModuleInit {
  onModuleInit(): unknown;
}

export interface OnModuleDestroy {
  onModuleDestroy(): unknown;
}

export type Token = string | symbol | (new (...args: never[]) => object);
export type Provider = (new (...args: never[]) => object) | { readonly provide: Token; readonly useFactory: () => unknown };

export interface DynamicModule {
  readonly module: new () => object;
  readonly options?: unknown;
}

export interface ModuleMetadata {
  readonly imports?: readonly DynamicModule[];
  readonly providers?: readonly Provider[];
  readonly exports?: readonly Token[];
}

const modules = new WeakMap<object, ModuleMetadata>();
const injected = new WeakMap<object, Token[]>();

export const Module =
  (metadata: ModuleMetadata): ClassDecorator =>
  (target) => {
    modules.set(target, metadata);
  };

export const Injectable = (): ClassDecorator => () => undefined;

export const Inject =
  (token: Token): ParameterDecorator =>
  (target, _, index) => {
    const tokens = injected.get(target) ?? [];
    tokens[index] = token;
    injected.set(target, tokens);
  };

export class Logger {
  static readonly lines: string[] = [];
  readonly context: string;

  constructor(context: string) {
    this.context = context;
  }

  error(message: unknown): void {
    Logger.lines.push(`error ${this.context} ${message}`);
  }

  warn(message: unknown): void {
    Logger.lines.push(`warn ${this.context} ${message}`);
  }
}

export const metadataOf = (module: object): ModuleMetadata => modules.get(module) ?? {};
export const tokensOf = (service: object): readonly Token[] => injected.get(service) ?? [];
