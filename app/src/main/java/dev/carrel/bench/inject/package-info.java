// SPDX-License-Identifier: Apache-2.0
/**
 * What text in a document that speaks to the model does to answers.
 *
 * <p>Start at {@link dev.carrel.bench.inject.InjectionBench}, which asks the engine as a person
 * would, about each document of {@link dev.carrel.bench.inject.Injection} with and without what was
 * put into it.
 */
@NullMarked
package dev.carrel.bench.inject;

import org.jspecify.annotations.NullMarked;
