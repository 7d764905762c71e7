/** Ways to federate: how clients learn, and what the server makes of the mean. */
package org.tattle.federated.method;
