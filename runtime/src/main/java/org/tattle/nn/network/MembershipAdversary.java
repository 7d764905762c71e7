package org.tattle.nn.network;

/**
 * Adversarial regularisation (Nasr et al. 2018): a network that tells members from reference rows
 * by what the model answers for them is trained beside the model, and the model to deceive it.
 *
 * @param lambda weight of the deception, against the cross-entropy
 * @param share share of the rows held out of the model's training as the reference
 * @param secure whether nobody can compute which rows these are; else all follows from the seed
 */
public record MembershipAdversary(double lambda, double share, boolean secure) {}
