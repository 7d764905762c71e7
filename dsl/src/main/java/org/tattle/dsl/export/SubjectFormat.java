package org.tattle.dsl.export;

import org.tattle.subject.Subject;

/** A form that holds what may leak itself, for programs that do as it does. */
public interface SubjectFormat extends Format {

  /**
   * The file's content.
   *
   * @throws org.tattle.run.Fault if it cannot hold such a subject
   */
  byte[] content(Subject subject);
}
