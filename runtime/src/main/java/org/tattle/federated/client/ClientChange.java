package org.tattle.federated.client;

/**
 * What one client of a round sent.
 *
 * @param client which
 * @param share by which it counts among all clients of the federation
 * @param steps how many it took
 * @param rate of each step
 * @param change by how much it moved the weights
 */
public record ClientChange(int client, double share, long steps, double rate, float[] change) {}
