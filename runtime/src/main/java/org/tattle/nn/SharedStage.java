package org.tattle.nn;

/** A stage without weights, whose passes the threads of a crew share. */
abstract class SharedStage implements Stage {
  private final Crew crew;
  private final Crew.Task forward = this::forward;
  private final Crew.Task backward = this::backward;
  private int batch;

  SharedStage(Crew crew) {
    this.crew = crew;
  }

  /** How many examples go through. */
  final int batch() {
    return batch;
  }

  abstract void forward(int part, int parts);

  abstract void backward(int part, int parts);

  @Override
  public final void forward(int batch, boolean training) {
    this.batch = batch;
    crew.run(forward);
  }

  @Override
  public final void backward(int batch) {
    this.batch = batch;
    crew.run(backward);
  }
}
