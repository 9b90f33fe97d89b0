// SPDX-License-Identifier: Apache-2.0
/**
 * The repository itself, held to what is said of it: headers, paths that are named, decisions.
 *
 * <p>Start at {@link dev.carrel.repository.Repository}. Nothing here knows the application: {@link
 * dev.carrel.repository.AddHeaders} runs without anything built.
 */
@NullMarked
package dev.carrel.repository;

import org.jspecify.annotations.NullMarked;
