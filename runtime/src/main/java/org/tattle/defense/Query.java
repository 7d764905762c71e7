package org.tattle.defense;

/** What somebody asks a model about, as whoever watches sees it. */
public interface Query {
  /** The input, which is not to be written to. */
  float[] input();

  /** The class that the model says, or 0 if it tells no classes apart. */
  int said();
}
