package org.tattle.dsl.check.task;

import org.tattle.component.Component;
import org.tattle.component.Param;

/** What every {@code report} can be told. */
@Component(
    name = "report",
    doc = "Writes an account of the session: verdict, data, models, attacks, assertions, script.",
    example = "report to \"audit.html\" title=\"Release audit\"")
public record Heading(
    @Param(doc = "the report's title") String title,
    @Param(doc = "who reads it; others are shown of private rows what a budget paid for, no more")
        Audience audience) {
  public Heading() {
    this("Privacy audit", Audience.CURATOR);
  }
}
