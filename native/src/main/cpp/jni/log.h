// SPDX-License-Identifier: Apache-2.0
// llama.cpp's log to Java, line by line, and the errors that one call logged.
#pragma once

#include <string>

namespace carrel {

void install_log();

// A line of our own, at one of ggml's levels.
void log_line(int level, const std::string & line);

// Collects the error lines that this thread logs while it lives: llama.cpp gives its reasons there only.
// They become an exception's message, so they are logged as mere information; with "expected", warnings
// are too, as those of an abort or a full cache, which are results.
class ErrorScope {
public:
    explicit ErrorScope(bool expected = false);
    ~ErrorScope();
    ErrorScope(const ErrorScope &) = delete;
    ErrorScope & operator=(const ErrorScope &) = delete;

    // The lines so far, joined by "; "; or the given text when there are none.
    std::string text(const std::string & otherwise) const;

    // Takes note of a line; the level to log it at. Levels are ggml's.
    int note(int level, const std::string & line);

private:
    ErrorScope * outer_;
    bool expected_;
    std::string lines_;
};

} // namespace carrel
