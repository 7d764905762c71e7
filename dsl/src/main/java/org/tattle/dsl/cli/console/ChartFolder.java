package org.tattle.dsl.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.render.Render;
import picocli.CommandLine;

/** A folder that charts are written to, numbered in the order in which they are shown. */
public final class ChartFolder {
  private final Path path;
  private final CommandLine command;
  private int written;

  private ChartFolder(Path path, CommandLine command) {
    this.path = path;
    this.command = command;
  }

  /** The folder, made if it is not there; refused before any work is done if it cannot be. */
  public static ChartFolder of(Path path, CommandLine command) {
    try {
      Files.createDirectories(path);
      if (!Files.isWritable(path)) {
        throw new IOException("not writable");
      }
      return new ChartFolder(path, command);
    } catch (IOException e) {
      throw refused(path, command);
    }
  }

  /** Writes a chart as SVG and PNG; returns the files in words. */
  String write(Figure figure) {
    written++;
    Path svg = path.resolve("figure-%s.svg".formatted(written));
    Path png = path.resolve("figure-%s.png".formatted(written));
    try {
      Files.writeString(svg, Render.svg(figure));
      Files.write(png, Render.png(figure, 2));
      return svg + " and " + png.getFileName();
    } catch (IOException e) {
      throw refused(path, command);
    }
  }

  private static CommandLine.ParameterException refused(Path path, CommandLine command) {
    return new CommandLine.ParameterException(command, "Cannot write charts to " + path + ".");
  }
}
