/**
 * The port to a language model, and what is known of models: the catalogue, their files, memory.
 */
@NullMarked
package dev.carrel.engine.model;

import org.jspecify.annotations.NullMarked;
