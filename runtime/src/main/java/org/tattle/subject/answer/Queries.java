package org.tattle.subject.answer;

import java.time.Duration;

/**
 * How far an attacker got against a limit on queries.
 *
 * @param answered how many queries were answered
 * @param refused how many were not
 * @param elapsed how long the attacker waited for answers
 */
public record Queries(long answered, long refused, Duration elapsed) {}
