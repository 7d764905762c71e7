package org.tattle.defense.update;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.ClientStart;
import org.tattle.defense.Gathering;
import org.tattle.nn.exact.ExactNetwork;
import org.tattle.nn.exact.Representation;
import org.tattle.nn.network.Slot;

/**
 * Clients send nothing of the last layer's weights for the values of its input of which {@code
 * |r_i| / |dr_i / dx|} is largest, as a change of these moves a rebuilt row farthest (Sun et al.
 * 2021, section 4); of several rows the measure is added up, of 16 at most. A search for rows that
 * make the same gradient is misled by that, and no longer where it leaves the last layer out
 * (Balunović et al. 2022, section 5), as {@code gradients} does unless it is told otherwise. What
 * is read off the first layer is left as it was.
 */
@Component(
    name = "soteria",
    doc = "Clients leave out of the last layer's changes what would tell most of a row.",
    paper = "Sun et al. 2021, Soteria: Provable Defense Against Privacy Leakage",
    example = "defend soteria prune=0.8 on fed as perturbed")
public record Soteria(
    @Param(
            doc = "share of the last layer's inputs whose weights' changes are not sent",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double prune)
    implements ClientDefense {
  private static final int ROWS = 16;

  public Soteria() {
    this(0.8);
  }

  @Override
  public boolean spoilsLast() {
    return true;
  }

  @Override
  public float[] send(float[] change, ClientStart client, Gathering round) {
    List<Slot> slots =
        client.before().network().slots().stream().filter(it -> it.weights() > 0).toList();
    Slot last = slots.get(slots.size() - 1);
    double[] far = distances(client, round);
    int[] pruned =
        IntStream.range(0, far.length)
            .boxed()
            .sorted(Comparator.comparing(i -> -far[i]))
            .limit((long) Math.ceil(prune * far.length))
            .mapToInt(Integer::intValue)
            .toArray();
    float[] left = change.clone();
    int start = left.length - last.weights();
    for (int unit = 0; unit < last.out().size(); unit++) {
      for (int input : pruned) {
        left[start + unit * (far.length + 1) + input] = 0;
      }
    }
    return left;
  }

  private static double[] distances(ClientStart client, Gathering round) {
    Representation representation = new Representation(ExactNetwork.of(client.before().network()));
    float[] weights = client.before().weights();
    double[] w = new double[weights.length];
    Arrays.setAll(w, i -> weights[i]);
    double[] sum = null;
    for (int row = 0; row < Math.min(ROWS, client.rows()); row++) {
      round.control().check();
      double[] one = representation.distances(w, client.row().apply(row));
      sum = sum == null ? new double[one.length] : sum;
      for (int i = 0; i < one.length; i++) {
        sum[i] += one[i];
      }
    }
    return sum;
  }
}
