package org.tattle.dsl.export;

/**
 * A form of files, named like the end of their names. It is a {@link TableFormat}, a {@link
 * ChartFormat}, a {@link SubjectFormat} or a {@link ScriptFormat}, and so says what it can hold.
 */
public interface Format {}
