"""How work is counted: what people type, steps and factors, months, balances."""
