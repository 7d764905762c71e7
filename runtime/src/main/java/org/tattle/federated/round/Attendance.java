package org.tattle.federated.round;

import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.defense.Crowd;
import org.tattle.nn.network.Network;
import org.tattle.nn.train.Job;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.train.SecretDraws;

/** Who takes part in which round of a federation, with which rows, and what is drawn for it. */
public final class Attendance {
  private final FederationTerms terms;
  private final Network network;
  private final Seed seed;
  private final Seed drawing;
  private final SecretDraws secret;
  private final Crowd crowd;
  private final double noise;
  private final Job like;
  private final int[][] clients;
  private final boolean[] attackers;

  /**
   * @param made what the federation is made by, which its secret draws follow
   */
  Attendance(FederationTerms terms, Key made, Seed root, SecretDraws secret) {
    this.terms = terms;
    this.secret = secret;
    drawing = made.seed(root);
    network = terms.network();
    seed = terms.seed(root);
    clients = terms.clients(root);
    attackers = terms.attackers(clients.length, root);
    crowd = terms.crowd(root);
    noise = terms.privacy().map(it -> it.noise(crowd, terms.masks())).orElse(Double.NaN);
    like = new Job(network, terms.plan(), terms.split().members(), seed.value());
  }

  public Network network() {
    return network;
  }

  /** The rows of each client. */
  public int[][] clients() {
    return clients;
  }

  /** How much a client counts in what is made of all. */
  public double weight(int client) {
    return terms.method().byRows() ? clients[client].length : 1;
  }

  /** Of each client, whether it is the attacker's. */
  boolean[] attackers() {
    return attackers;
  }

  Crowd crowd() {
    return crowd;
  }

  /** The multiplier of the noise that keeps clients private, where it is. */
  double noise() {
    return noise;
  }

  /** Of all that is drawn and need not be secret. */
  Seed seed() {
    return seed;
  }

  /** What the whole of it is like, for whoever asks what a model was trained by. */
  public Job like() {
    return like;
  }

  /** What is drawn in a round that nobody should foresee, by what it is for. */
  Randomness drawn(int number, String purpose) {
    return secret.kept(drawing.split("round", number).split(purpose));
  }

  /** The round of a number, from 0, as far as it is known before. */
  public RoundWork round(int number) {
    return RoundWork.of(terms.how(), clients, like, number, seed);
  }

  /** The round as it is carried out: who takes part may be drawn so that nobody can foresee it. */
  public RoundWork taken(int number) {
    return terms.privacy().filter(it -> it.coins(terms.masks())).isPresent()
        ? RoundWork.byCoins(
            terms.how(),
            clients,
            like,
            seed.split("round", number),
            secret.kept(drawing.split("round", number, "coins")))
        : round(number);
  }

  /** All rows in an order of the server's own, of which it has the first. */
  int[] servers() {
    int[] order = terms.split().members().clone();
    PermutationSampler.shuffle(seed.split("server").random(), order);
    return order;
  }

  /** The ε of a client for whoever knows that it took part in so many rounds. */
  public double known(int rounds) {
    return terms
        .privacy()
        .map(it -> it.known(rounds, crowd, noise, terms.masks()))
        .orElse(Double.POSITIVE_INFINITY);
  }
}
