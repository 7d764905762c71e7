package org.tattle.defense;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * A round of a federation as its defenses meet it.
 *
 * @param crowd who takes part in all rounds
 * @param server what the server would change itself, by so many rows that it has in all rounds
 * @param senders whose updates came, in their order; none before they did
 * @param asked how many were asked in this one, of whom some may fall silent
 * @param weights how many numbers each sends
 * @param layers how many of these each layer has that has any, in order
 * @param noise the multiplier of the noise that keeps the federation private, where it is
 * @param stack all defenses of the federation, in the order in which they act
 * @param memories what each of these keeps from round to round, which it may write to
 * @param draws what nobody should foresee, by what it is for
 * @param sent bytes that clients send besides their updates; who makes them send more adds to it
 */
public record Gathering(
    Crowd crowd,
    IntFunction<float[]> server,
    int[] senders,
    int asked,
    int weights,
    List<Integer> layers,
    double noise,
    List<Record> stack,
    List<float[]> memories,
    Function<String, Randomness> draws,
    LongAdder sent,
    Control control) {
  public Gathering {
    layers = List.copyOf(layers);
    stack = List.copyOf(stack);
    memories = List.copyOf(memories);
  }

  /** The same when these clients' updates came. */
  public Gathering from(int... clients) {
    return new Gathering(
        crowd, server, clients, asked, weights, layers, noise, stack, memories, draws, sent,
        control);
  }

  /** The same where all that is drawn is drawn for something else. */
  public Gathering drawing(String what) {
    return new Gathering(
        crowd,
        server,
        senders,
        asked,
        weights,
        layers,
        noise,
        stack,
        memories,
        purpose -> draws.apply(what + purpose),
        new LongAdder(),
        control);
  }

  /** The defense of a kind that the federation has, if it has one. */
  public <T extends Record> Optional<T> with(Class<T> kind) {
    return stack.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** What a defense keeps. */
  public float[] memory(Record defense) {
    return memories.get(stack.indexOf(defense));
  }
}
