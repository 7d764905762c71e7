/** Ways to make rows up that are like people's, and what all of them are told. */
package org.tattle.publication.synthesis;
