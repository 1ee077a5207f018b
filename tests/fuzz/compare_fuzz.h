// SPDX-License-Identifier: MIT
// The fuzz target's input: two texts in one run of bytes.
#pragma once

#include <cstddef>
#include <cstdint>

// Stands between the text before and the text after. No UTF-8 has this byte, so no seed is cut in two places.
constexpr std::uint8_t kBetween = 0xFF;

// Compares the two texts of `data` and aborts where the comparison cannot be carried out: all of its changes must give
// the text after, none the text before. Without kBetween all of `data` is the text before, and the other is empty.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
