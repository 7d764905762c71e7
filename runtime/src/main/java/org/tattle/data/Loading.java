package org.tattle.data;

/** What {@code load} reads: rows to train on, or what a model said that was trained elsewhere. */
public interface Loading {}
