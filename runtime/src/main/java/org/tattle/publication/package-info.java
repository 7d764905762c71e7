/** Tables that are given to the public: what makes them, and what the public then has. */
package org.tattle.publication;
