package org.tattle.defense.aggregation;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FederationFaults;

/**
 * The server has a few rows of its own, and learns from them what a change should look like: each
 * client counts by how far its change points the same way, max(0, cos), and is brought to the
 * length of the server's (Cao et al. 2021, algorithm 2). The server's rows are drawn from those of
 * all clients, so that they are like them.
 */
@Component(
    name = "fltrust",
    doc = "Clients count by how far they agree with what the server learns from a few rows.",
    paper = "Cao et al. 2021, FLTrust: Byzantine-robust Federated Learning",
    example = "defend fltrust rows=20 on fed as robust")
public record FlTrust(@Param(doc = "rows that the server has", min = 1, max = 1_000_000) int rows)
    implements AggregationDefense {
  public FlTrust() {
    this(100);
  }

  /**
   * @throws Fault D450 if there are fewer rows
   */
  @Override
  public void fits(Crowd crowd) {
    if (rows > crowd.rows()) {
      throw Fault.of(FederationFaults.SERVER_NEEDS_MORE, rows, crowd.rows()).at("rows");
    }
  }

  @Override
  public boolean readsRows() {
    return true;
  }

  @Override
  public Updates treat(Updates came, Gathering round) {
    return trusted(came, round.server().apply(rows));
  }

  /** Each by how far it agrees with the server's; if nobody does, nothing moves. */
  static Updates trusted(Updates came, float[] own) {
    float[][] kept = new float[came.count()][];
    double[] trust = new double[kept.length];
    double length = Math.sqrt(dot(own, own));
    for (int client = 0; client < kept.length; client++) {
      float[] change = came.changes()[client];
      double size = Math.sqrt(dot(change, change));
      trust[client] = Math.max(0, dot(change, own) / (size * length));
      trust[client] = Double.isNaN(trust[client]) ? 0 : trust[client];
      kept[client] = scaled(change, trust[client] > 0 ? length / size : 0);
    }
    return Distances.counting(new Updates(kept, trust));
  }

  private static float[] scaled(float[] change, double by) {
    float[] scaled = new float[change.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (by * change[i]);
    }
    return scaled;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
