package org.tattle.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a kernelspec is told with its cure. */
final class DoctorTest {
  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"{", "{'argv':['/nowhere/java','{connection_file}']}"})
  void aKernelspecThatStartsNothingIsToBeInstalledAnew(String spec) throws IOException {
    write(spec);
    assertThat(examined()).isFalse();
    assertThat(said.toString()).contains("kernel.json", "; run `tattle kernel install`");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKernelThatEndsAtOnceIsNotWaitedFor() throws IOException {
    Path broken = folder.resolve("broken");
    Files.writeString(broken, "#!/bin/sh\necho no Java here >&2\nexit 3\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    write("{'argv':['" + broken + "','{connection_file}']}");
    assertThat(examined()).isFalse();
    assertThat(said.toString()).contains("the kernel ended with exit code 3: no Java here");
  }

  private void write(String spec) throws IOException {
    Path file = new Installation(folder).specFile();
    Files.createDirectories(file.getParent());
    Files.writeString(file, spec.replace('\'', '"'));
  }

  private boolean examined() {
    return new Doctor(new Installation(folder), new PrintWriter(said, true)).examine();
  }
}
