package org.tattle.dsl.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.tattle.dsl.cli.command.CacheCommand;
import org.tattle.dsl.cli.command.CheckCommand;
import org.tattle.dsl.cli.command.CompletionCommand;
import org.tattle.dsl.cli.command.DoctorCommand;
import org.tattle.dsl.cli.command.ExplainCommand;
import org.tattle.dsl.cli.command.FmtCommand;
import org.tattle.dsl.cli.command.HelpCommand;
import org.tattle.dsl.cli.command.KeyCommand;
import org.tattle.dsl.cli.command.LspCommand;
import org.tattle.dsl.cli.command.PythonCommand;
import org.tattle.dsl.cli.command.RunCommand;
import org.tattle.dsl.cli.command.ScriptCommand;
import org.tattle.dsl.cli.command.Subcommand;
import org.tattle.dsl.cli.command.TrendCommand;
import org.tattle.dsl.cli.command.VerifyCommand;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.run.state.InternalFault;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Verb;
import org.tattle.dsl.text.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code tattle}. */
@Command(
    name = "tattle",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "Does your model tattle on its training data?",
    description = {
      "",
      "  tattle run -c 'train target; attack mia with shadows=10; defend dpsgd eps=1'",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:an assertion failed, a record differs, or a script is not formatted",
      "2:something is wrong with a script, its data or the command",
      "3:a fault of Tattle's own",
      "130:interrupted"
    },
    footer = {"", "`tattle help` says what scripts can say."})
public final class Main implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          CheckCommand.class,
          ExplainCommand.class,
          FmtCommand.class,
          ScriptCommand.class,
          HelpCommand.class,
          VerifyCommand.class,
          TrendCommand.class,
          KeyCommand.class,
          CacheCommand.class,
          PythonCommand.class,
          DoctorCommand.class,
          CompletionCommand.class,
          LspCommand.class);

  private static final int UNABLE = 2;
  private static final int FAULT = 3;

  /** The parser lays its help out in no fewer columns than this. */
  private static final int LEAST_HELP = 55;

  private static final int WIDEST_HELP = 100;

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and exits with its exit code. */
  public static void main(String[] args) {
    Machine.prepare();
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int exit = run(args);
    // A full disk, or whoever read it is gone: a script's verdict that nobody got is none.
    if (System.out.checkError() && exit == 0) {
      System.err.println("tattle: what came out could not be written");
      exit = UNABLE;
    }
    System.exit(exit);
  }

  /** Runs a command and returns its exit code, which is 1 only where an assertion failed. */
  public static int run(String... args) {
    String[] words = script(args);
    CommandLine line = program(words);
    try {
      return line.execute(words);
    } catch (OutOfMemoryError e) {
      line.getErr().println("tattle: there is not enough memory for this");
      return UNABLE;
    } catch (Error e) {
      return broken(line, e);
    }
  }

  /** Says that something failed which should not have, and where the details are. */
  private static int broken(CommandLine line, Throwable fault) {
    Source source = new Source("command line", "");
    Diagnostic found = InternalFault.diagnostic(source, new Span(0, 0), fault);
    line.getErr().println(Terminal.errors().fit("tattle: " + found.message(), 8));
    found
        .hints()
        .forEach(hint -> line.getErr().println(Terminal.errors().fit("        " + hint, 8)));
    return FAULT;
  }

  /**
   * The command line that can do what these words say: with the command that they name, since
   * reading them all takes a tenth of a second, or with all.
   */
  static CommandLine program(String... words) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    List<Class<?>> named =
        COMMANDS.stream().filter(command -> words.length > 0 && names(words[0], command)).toList();
    if (named.isEmpty()) {
      COMMANDS.forEach(line::addSubcommand);
      ServiceLoader.load(Subcommand.class).forEach(line::addSubcommand);
    }
    named.forEach(line::addSubcommand);
    version(line);
    line.setParameterExceptionHandler(Main::refuse);
    line.setExecutionExceptionHandler((fault, at, args) -> broken(at, fault));
    line.setUsageHelpWidth(Math.max(LEAST_HELP, Math.min(WIDEST_HELP, Terminal.width())));
    return line;
  }

  /** Whether a word asks for this command and for no other; completion is of all. */
  private static boolean names(String word, Class<?> command) {
    return command != CompletionCommand.class
        && command.getAnnotation(Command.class).name().equals(word);
  }

  /** All commands tell one version. */
  private static void version(CommandLine line) {
    line.getCommandSpec().versionProvider(new Version());
    line.getSubcommands().values().forEach(Main::version);
  }

  /** Says in a line what is wrong with the command, and where its usage is told. */
  private static int refuse(CommandLine.ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    Screen screen = Terminal.errors();
    e.getCommandLine().getErr().println(screen.fit("tattle: " + message(e), 8));
    e.getCommandLine().getErr().println("`" + command + " --help` says what it takes.");
    return UNABLE;
  }

  /** What is wrong, in words of ours where the parser's are of its own making. */
  private static String message(CommandLine.ParameterException e) {
    boolean command =
        e instanceof CommandLine.UnmatchedArgumentException
            && e.getCommandLine().getParent() == null
            && args(e).stream().noneMatch(word -> word.startsWith("-"));
    if (!command) {
      return e.getMessage();
    }
    String word = args(e).get(0);
    if (word.matches(".*[./].*")) {
      return "There is no file `%s`.".formatted(word);
    }
    if (Verb.of(word).isPresent()) {
      return ("`%1$s` is a verb of scripts, and no command; `tattle help %1$s` tells of it, and "
              + "`tattle run -c '%1$s …'` runs it.")
          .formatted(word);
    }
    List<String> near = Suggest.near(word, e.getCommandLine().getSubcommands().keySet());
    String meant = near.isEmpty() ? "." : "; did you mean " + Suggest.or(near) + "?";
    return "There is no command `%s`%s".formatted(word, meant);
  }

  private static List<String> args(CommandLine.ParameterException e) {
    return ((CommandLine.UnmatchedArgumentException) e).getUnmatched();
  }

  /**
   * A verb of the language is no command, but has its page. A script by itself is run, so that
   * scripts can start with {@code #!/usr/bin/env tattle}.
   */
  private static String[] script(String[] args) {
    boolean script =
        args.length > 0 && ScriptInput.named(args[0]) && Files.exists(Path.of(args[0]));
    boolean verb = args.length == 2 && Verb.of(args[0]).isPresent() && args[1].matches("-h|--help");
    if (verb && !program().getSubcommands().containsKey(args[0])) {
      return new String[] {"help", args[0]};
    }
    return script ? Stream.concat(Stream.of("run"), Stream.of(args)).toArray(String[]::new) : args;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The version, from the jar or the build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tattle " + (version == null ? "(not packaged)" : version)};
    }
  }
}
