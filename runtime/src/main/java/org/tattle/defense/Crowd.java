package org.tattle.defense;

/**
 * Who takes part in a federation, as far as everybody knows it: none of it depends on rows.
 *
 * @param clients how many there are, K
 * @param rows how many these have together
 * @param fraction the chance that one takes part in a round, q, or the share that is asked
 * @param rounds how many rounds there are, T
 * @param asked how many are asked in a round, on average where each is by a coin of its own
 * @param answering how many of these answer
 * @param weights how many numbers each sends
 * @param most in how many rounds a client is asked at most, where who is asked is no secret
 */
public record Crowd(
    int clients,
    int rows,
    double fraction,
    int rounds,
    int asked,
    int answering,
    int weights,
    int most) {}
