package org.tattle.dsl;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FaultCode;
import org.tattle.run.catalogue.Sentence;

/** A component from elsewhere that fails in ways that ours should not. */
@Component(name = "falter", doc = "Fails.", example = "load falter how=crash")
public record Falter(@Param(doc = "in which way") How how) implements DataSource {
  private static final Sentence NO_ROWS_TODAY =
      new Sentence(FaultCode.R500, "this source has no rows today", "come back");

  /** Ways to fail. */
  public enum How {
    FAULT,
    MEMORY,
    CRASH
  }

  public Falter() {
    this(How.CRASH);
  }

  @Override
  public Dataset load(Control control) {
    switch (how) {
      case FAULT -> throw Fault.of(NO_ROWS_TODAY).at("how");
      case MEMORY -> throw new OutOfMemoryError();
      default -> throw new IllegalStateException("a mistake in the source");
    }
  }
}
