// Overlaps put there on purpose: several partners in one village with one field in the same years.
// regency|district, or - for any|field|years|partners
export const OVERLAP_LINES = `
53.08|Ndori|water|2023-2023|LSW OWT SFL
53.08|Wolowaru|water|2024-2025|LSW SFL
53.18|-|child|2023-2024|FJB CNP
53.71|-|child|2021-2022|FJB CNP
53.01|-|disaster|2021-2022|MRB THW WDP
53.05|-|u25|2023-2023|CKI CFS SFC
53.15|-|u25|2024-2025|CKI BAM
53.13|-|u29|2022-2023|MPO SRI
53.02|-|water|2024-2025|OWT LSW SAI
53.03|-|nutrition|2022-2023|UIF AMH
53.18|-|nutrition|2023-2024|CNP AMH
53.11|-|livelihood|2022-2023|SAI ILF APT
53.07|-|livelihood|2021-2022|ILF APT
53.14|-|u9|2022-2023|UIF GCI
53.08|-|u2|2025-2026|WDP AMH
53.16|-|water|2022-2023|OWT SFL
53.05|-|u29|2024-2025|SRI MPO
`;

/** The two regencies nearly without partners: one early activity each, and nobody since. */
export const SPARSE_LINES = `
53.20|-|water|2019-2020|THW
53.21|-|u27|2019-2020|GCI
`;
