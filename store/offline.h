// SPDX-License-Identifier: MIT
#pragma once

namespace planrev::store {

// Does nothing; whoever calls it has offline.cc linked in.
void KeepOffline();

}  // namespace planrev::store
