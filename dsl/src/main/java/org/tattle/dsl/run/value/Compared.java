package org.tattle.dsl.run.value;

import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.show.TableView;

/**
 * What a comparison showed, kept under a name as it was then.
 *
 * @param shown as people read it
 * @param full every number with the ends of its interval, for other programs
 * @param audience who may see it
 */
public record Compared(TableView shown, TableView full, Audience audience) {

  /** The same under a title. */
  public Compared as(String name) {
    return new Compared(shown.titled(name), full.titled(name), audience);
  }
}
