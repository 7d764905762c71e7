package org.tattle.dsl.cli.command;

import java.io.PrintWriter;
import java.util.List;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.nn.blas.BlasSpeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tattle doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Measures how well training runs on this machine, and says what slows it.")
public final class DoctorCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    BlasSpeed doctor = BlasSpeed.examine(Runtime.getRuntime().availableProcessors());
    List<List<String>> rows =
        List.of(
            List.of("Java", System.getProperty("java.version")),
            List.of("BLAS kernel", doctor.kernel()),
            List.of("one thread", rate(doctor.one())),
            List.of(doctor.threads() + " threads", rate(doctor.all())),
            List.of("peak of a core, estimated", rate(doctor.peak())),
            List.of("share of the peak, one thread", Numbers.share(doctor.share())));
    List<String> warnings = doctor.warnings().stream().map(w -> "warning: " + w + ".").toList();
    out.println(
        Render.text(
            TableView.of("", List.of("what", "measured"), rows, warnings), Terminal.screen()));
    out.flush();
  }

  private static String rate(double gigaflops) {
    return Numbers.real(Math.round(gigaflops)) + " GF/s";
  }
}
