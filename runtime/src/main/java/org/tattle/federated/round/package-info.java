/** Rounds of a federation: who takes part, what they send, and what the server makes of it. */
package org.tattle.federated.round;
