/** Clients of a federation: how many there are, which rows each has, and who of them is bad. */
package org.tattle.federated.client;
