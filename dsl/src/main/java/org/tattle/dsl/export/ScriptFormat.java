package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import org.tattle.component.Component;

/** The script that makes a value again. */
@Component(
    name = "tattle",
    doc = "The shortest script that makes the value again, with nothing left implicit.",
    example = "export target to \"again.tattle\"")
public record ScriptFormat() implements Format {

  /** The file's content. */
  public byte[] content(String script) {
    return script.getBytes(StandardCharsets.UTF_8);
  }
}
