// Turns of speech that say a plain question in another order or about somebody. They are put
// right before the question is parsed, so that the grammar needs no rows for them.
//
//   "of the drugs for lung NETs, which cause fatigue"     -> "which drugs for lung NETs cause
//   fatigue" "if a drug blocks mTOR, what side effects has it"     -> "what side effects has
//   drugs that blocks mTOR" "could it be giving my mum a rash"                    -> "could it
//   be giving people a rash"
#pragma once

#include "query/tokens.h"

namespace netkg::query {

/// Words keep their places in the question, also where they change their order.
void reword(Tokens& tokens);

}  // namespace netkg::query
