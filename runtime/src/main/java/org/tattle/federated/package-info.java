/** Federations: a model that grows in rounds from what clients learn of rows of their own. */
package org.tattle.federated;
