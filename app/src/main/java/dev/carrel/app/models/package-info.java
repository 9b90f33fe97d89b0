// SPDX-License-Identifier: Apache-2.0
/**
 * The models: those that are here, those that can be had, and the starter model, offered to those
 * who have none.
 *
 * <p>Start at {@link dev.carrel.app.models.ModelsModel}. Nothing is fetched, added or removed
 * before a person asks for it.
 */
@NullMarked
package dev.carrel.app.models;

import org.jspecify.annotations.NullMarked;
