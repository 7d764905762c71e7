/** Attacks on federations: by clients who send what they should not, and by who reads updates. */
package org.tattle.attack.federated;
