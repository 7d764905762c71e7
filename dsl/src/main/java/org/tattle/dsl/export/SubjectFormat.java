package org.tattle.dsl.export;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tattle.subject.Subject;

/**
 * A form that holds what may leak itself, for programs that do as it does, or what became of it.
 */
public interface SubjectFormat extends Format {

  /**
   * What is written.
   *
   * @param file its content
   * @param beside the contents of other files in the same folder, by what stands after its name
   *     without the ending
   */
  record Content(byte[] file, Map<String, byte[]> beside) {
    public Content {
      beside = Map.copyOf(beside);
    }

    /** One file. */
    static Content of(byte[] file) {
      return new Content(file, Map.of());
    }
  }

  /**
   * What is to be written.
   *
   * @param before what the file holds now, if it is there, for forms that go on from it
   * @throws org.tattle.run.Fault if it cannot hold such a subject
   */
  Content content(Subject subject, Supplier<Optional<String>> before);
}
