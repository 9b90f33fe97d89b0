// llama.cpp's log to Java, line by line, and the errors that one call logged.
#pragma once

#include <string>

namespace carrel {

void install_log();

// Collects the error lines that this thread logs while it lives: llama.cpp gives its reasons there only.
class ErrorScope {
public:
    ErrorScope();
    ~ErrorScope();
    ErrorScope(const ErrorScope &)             = delete;
    ErrorScope & operator=(const ErrorScope &) = delete;

    // The lines so far, joined by "; "; or the given text when there are none.
    std::string text(const std::string & otherwise) const;

private:
    std::string * outer_;
    std::string   lines_;
};

} // namespace carrel
