package org.tattle.defense;

import org.tattle.component.Component;
import org.tattle.component.Param;

/** What every {@code defend} can be told, whatever the defense. */
@Component(
    name = "defend",
    doc = "Copies a target, adds a defense, and repeats the target's attacks on the copy.",
    example = "defend dpsgd eps=2 on base as private")
public record Replay(
    @Param(doc = "whether to repeat the parent's attacks on the copy") boolean replay) {
  public Replay() {
    this(true);
  }
}
