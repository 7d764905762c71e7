package org.tattle.kernel.install;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tattle.dsl.cli.command.Subcommand;
import org.tattle.kernel.KernelProcess;
import org.tattle.run.Places;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tattle kernel}: tells Jupyter about us, takes it back, looks what is wrong, and serves.
 */
@Command(
    name = "kernel",
    description = "The Jupyter kernel: install, uninstall, doctor.",
    mixinStandardHelpOptions = true)
public final class KernelCommand implements Subcommand, Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Which of Jupyter's data folders. */
  static final class Where {
    @ArgGroup private Choice choice = new Choice();

    static final class Choice {
      @Option(names = "--user", description = "For this user, which is the default.")
      private boolean user;

      @Option(names = "--sys-prefix", description = "Into the active Python environment.")
      private boolean sysPrefix;

      @Option(names = "--prefix", paramLabel = "FOLDER", description = "Below this folder.")
      private Path prefix;
    }

    Installation installation(CommandSpec spec) {
      return new Installation(folder(spec).toAbsolutePath());
    }

    private Path folder(CommandSpec spec) {
      if (choice.prefix != null) {
        return choice.prefix.resolve("share").resolve("jupyter");
      }
      if (!choice.sysPrefix) {
        return Places.ofUser().jupyter();
      }
      String prefix =
          Python.ask("import sys; print(sys.prefix)")
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "no Python was found; activate an environment, or use --user"));
      return Path.of(prefix, "share", "jupyter");
    }
  }

  @Command(
      name = "install",
      description = "Writes the kernelspec and the colouring of cells.",
      mixinStandardHelpOptions = true)
  int install(@Mixin Where where) {
    Installation installation = where.installation(spec);
    return attempt(
        installation,
        () -> {
          installation.write(Installation.command());
          out().println("installed " + installation.spec());
          out().println("installed " + installation.highlight());
          out().println("now open JupyterLab and choose Tattle");
          return 0;
        });
  }

  @Command(
      name = "uninstall",
      description = "Removes what install wrote.",
      mixinStandardHelpOptions = true)
  int uninstall(@Mixin Where where) {
    Installation installation = where.installation(spec);
    return attempt(
        installation,
        () -> {
          boolean removed = installation.remove();
          out().println((removed ? "removed " : "nothing at ") + installation.spec());
          return 0;
        });
  }

  @Command(
      name = "doctor",
      description = "Looks at Java, Jupyter and the kernelspec, and runs a cell.",
      mixinStandardHelpOptions = true)
  int doctor(@Mixin Where where) {
    boolean well = new Doctor(where.installation(spec), out()).examine();
    out().flush();
    return well ? 0 : 1;
  }

  @Command(
      name = "run",
      description = "Serves a front end; Jupyter calls this.",
      mixinStandardHelpOptions = true)
  int run(@Parameters(paramLabel = "FILE", description = "The connection file.") Path file) {
    KernelProcess.run(file);
    return 0;
  }

  private int attempt(Installation installation, Callable<Integer> action) {
    try {
      return action.call();
    } catch (Exception e) {
      spec.commandLine()
          .getErr()
          .println("tattle: cannot write to " + installation.spec() + " (" + e.getMessage() + ")");
      return 2;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
