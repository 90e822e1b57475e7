import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { ClassifyOptions } from './commands/classify.ts';
import type { CodesOptions } from './commands/codes.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { FuseOptions } from './commands/fuse.ts';
import type { PlaygroundOptions } from './commands/playground.ts';
import type { PruneOptions } from './commands/prune.ts';
import type { ReportOptions } from './commands/report.ts';
import type { SimulateOptions } from './commands/simulate.ts';
import { addFleetCommands } from './fleet-commands.ts';
import { UsageError } from './input.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const exit = { ok: 0, bad: 1, usage: 2 };

function program(): Command {
  const root = new Command('push-outcome')
    .description('Raw replies of nine push vendors, turned into outcomes.')
    .version(version)
    .exitOverride()
    .showHelpAfterError()
    .addHelpText(
      'after',
      `\nExamples:\n  push-outcome classify replies.ndjson > outcomes.ndjson\n  push-outcome explain vivo 10070\n  push-outcome codes --vendor apns --json\n\nExit status: 0 all well, 1 some line was bad or a code unknown, 2 wrong use.`,
    );
  root
    .command('classify')
    .argument('[file...]', 'NDJSON files of {id?, vendor, sent?, reply}; standard input without files')
    .option('--json', 'NDJSON even on a terminal')
    .description('one answer {id, vendor, api, outcomes} a line, in the same order')
    .addHelpText(
      'after',
      `\nExamples:\n  push-outcome classify replies.ndjson > outcomes.ndjson\n  echo '{"vendor":"apns","sent":{"targets":["t1"]},"reply":{"status":410,"body":"{\\"reason\\":\\"Unregistered\\"}"}}' | push-outcome classify`,
    )
    .action(async (files: string[], options: ClassifyOptions) =>
      finish(await (await import('./commands/classify.ts')).classifyCommand(files, options)),
    );
  root
    .command('explain')
    .argument('<vendor>')
    .argument('<code>', 'as on the wire or in evidence.code; http-404 for a bare status; -- before a code that begins with -')
    .option('--api <api>', 'send, auth, operation, receipt or client; all of them without it')
    .option('--lang <language>', 'en or zh; both without it')
    .option('--json', 'as JSON')
    .description('what a code means and what to do about it')
    .addHelpText(
      'after',
      '\nExamples:\n  push-outcome explain vivo 10070\n  push-outcome explain tencent-im 70016 --api client\n  push-outcome explain oppo -- -1',
    )
    .action(async (vendor: string, code: string, options: ExplainOptions) =>
      finish((await import('./commands/explain.ts')).explainCommand(vendor, code, options)),
    );
  root
    .command('codes')
    .option('--vendor <vendor>', 'one vendor only')
    .option('--json', 'as a JSON array')
    .description('the whole catalogue of codes')
    .addHelpText('after', '\nExamples:\n  push-outcome codes --vendor huawei\n  push-outcome codes --json > codes.json')
    .action(async (options: CodesOptions) => finish((await import('./commands/codes.ts')).codesCommand(options)));
  root
    .command('summary')
    .argument('<path...>', 'NDJSON files as for classify, recorded replies (.json), or folders of them')
    .description('a table by vendor: accepted, refused, uncertain, sent again and when, what becomes of the tokens')
    .addHelpText('after', '\nExample:\n  push-outcome summary replies.ndjson')
    .action(async (paths: string[]) => finish((await import('./commands/summary.ts')).summaryCommand(paths)));
  root
    .command('simulate')
    .option('--port <number>', 'the first of the ports; any that are free without it')
    .option('--address <address>', 'where to listen', '127.0.0.1')
    .option('--vendor <vendor...>', 'these vendors only')
    .option('--outage <seconds>', 'serve nobody for so long')
    .option('--sporadic <share>', 'fail this share of all sends, 0 to 1')
    .option('--seed <number>', 'which of them')
    .description('a local simulator of all nine vendors on their real paths')
    .addHelpText('after', '\nExamples:\n  push-outcome simulate\n  push-outcome simulate --vendor vivo apns --port 9100 --sporadic 0.01')
    .action(async (options: SimulateOptions) => finish(await (await import('./commands/simulate.ts')).simulateCommand(options)));
  root
    .command('report')
    .argument('[file...]', 'NDJSON files of cases as for classify, or of its answers; standard input without files')
    .option('-o, --output <file>', 'the page to write; standard output without it')
    .description('one self-contained page: what failed, why, what it costs, and what to do first')
    .addHelpText('after', '\nExample:\n  push-outcome report replies.ndjson -o report.html')
    .action(async (files: string[], options: ReportOptions) =>
      finish(await (await import('./commands/report.ts')).reportCommand(files, options)),
    );
  root
    .command('playground')
    .option('--port <number>', 'any that is free without it')
    .description('the catalogue of codes and a reader of raw replies, in a browser on this machine')
    .addHelpText('after', '\nExample:\n  push-outcome playground --port 8080')
    .action(async (options: PlaygroundOptions) => finish(await (await import('./commands/playground.ts')).playgroundCommand(options)));
  const described = (command: Command) =>
    command
      .option('--db <url>', 'postgres://, mysql://, sqlite:FILE or pglite:FOLDER', process.env.DATABASE_URL)
      .option('--table <name>', 'the table of the tokens')
      .option('--token <column>', 'its token', 'token')
      .option('--vendor <column>', 'its vendor; =fcm where all rows are of one', 'vendor')
      .option('--app <column>', 'its app; =NAME where all rows are of one', 'app')
      .option(
        '--registered-at <column>',
        'when a device itself last reported the token; :ms, :s, :utc or :timestamp behind it; none',
        'registered_at',
      )
      .option(
        '--invalidated <column>',
        'set when a token is invalid; :active for a flag that is true while it is valid; delete',
        'invalidated_at',
      )
      .option('--side-prefix <prefix>', 'of the side tables', 'push_outcome_')
      .option('--no-side', 'without side tables: what is remembered is lost with the process')
      .option('--without-registered-at', 'accept that a living token may be lost where the table does not know')
      .option('--json', 'as JSON');
  described(root.command('prune').argument('[file...]', 'outcomes as classify writes them; standard input without files'))
    .option('--dry-run', 'say what would be done and do nothing')
    .option('--suspects <rule>', 'invalidate suspects too, after SIGHTINGS:DAYS, such as 3:7')
    .option('--default-app <name>', 'the app of outcomes that name none', '')
    .description('invalidate the dead tokens of your own table, behind the fuse')
    .addHelpText(
      'after',
      '\nExamples:\n  push-outcome classify replies.ndjson | push-outcome prune --db postgres://localhost/app --table devices --dry-run\n\nExit status: 0 done, 1 some line was bad, 2 wrong use, 3 a fuse is blown.',
    )
    .action(async (files: string[], options: PruneOptions) =>
      finish(await (await import('./commands/prune.ts')).pruneCommand(files, options)),
    );
  described(root.command('status'))
    .description('what pruning holds back, and which fuses are blown (exit status 3)')
    .action(async (options: FuseOptions) => finish(await (await import('./commands/fuse.ts')).statusCommand(options)));
  described(root.command('fuse').argument('<word>', 'release or discard').argument('<of>', 'vendor').argument('<scope>', 'app'))
    .option('--by <name>', 'who says so; stands in the audit trail')
    .description("a person's word about a blown fuse: release (they are dead) or discard (it was our mistake)")
    .action(async (word: string, of: string, scope: string, options: FuseOptions) =>
      finish(await (await import('./commands/fuse.ts')).fuseCommand(word, of, scope, options)),
    );
  root
    .command('schema')
    .option('--dialect <dialect>', 'postgres, mysql or sqlite')
    .option('--side-prefix <prefix>', 'of the side tables', 'push_outcome_')
    .description('the statements that create the side tables; nothing is run')
    .action(async (options: { dialect?: string; sidePrefix?: string }) =>
      finish((await import('./commands/fuse.ts')).schemaCommand(options)),
    );
  addFleetCommands(root, finish);
  return root;
}

function finish(status: number): void {
  process.exitCode = status;
}

async function main(): Promise<void> {
  // A reader that goes away (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exit.ok : exit.bad));
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) return finish(error.exitCode === 0 ? exit.ok : exit.usage);
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`push-outcome: ${error.message}\n`);
    finish(exit.usage);
  }
}

await main();
